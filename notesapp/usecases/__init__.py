"""What a therapist does, one function a file. Windows, commands and tests all call these."""
