"""Every screen and every page as a picture, taken from the real app by the rehearsal's hand."""
