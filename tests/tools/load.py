"""The data tools are programs, not a package; tests load them from their files."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

TOOLS = Path(__file__).resolve().parents[2] / "tools"


def tool(name: str) -> ModuleType:
    """Return tools/NAME.py as a module, under a name of its own."""
    known = "tool_" + name.replace("/", "_")
    if known not in sys.modules:
        path = list(sys.path)
        spec = importlib.util.spec_from_file_location(known, TOOLS / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[known] = module
        spec.loader.exec_module(module)
        sys.path[:] = path
    return sys.modules[known]
