from tests.vault_fixtures import (  # noqa: F401
    _quick_template,
    _real_template,
    practice_folder,
    quick_folder,
    vault,
)
