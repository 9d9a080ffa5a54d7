"""What stands round a page: steps, foot, menus, notices, dialogs, the growing sheet."""
