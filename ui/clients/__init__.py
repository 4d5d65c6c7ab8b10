"""Clients: the list, one client's page, and the form to add or edit one."""
