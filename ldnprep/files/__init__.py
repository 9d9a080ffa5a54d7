"""The one door to the disk: bytes and paths in, whole files out, owner-only, in folders of ours.

Every refusal of the machine becomes a `MachineError` of one plain sentence with a remedy; a path that cannot be meant
(missing, a folder, a device) becomes a `UsageError`.
"""

from ldnprep.files.disk import FileSystem
from ldnprep.files.folders import (
    HOME_VARIABLE,
    config_dir,
    crash_dir,
    data_dir,
    ensure_folder,
    kept_dir,
    locks_dir,
    move_to,
    new_temp_folder,
    own_folder,
    sheets_dir,
    temp_dir,
    usable_sheets_dir,
)
from ldnprep.files.refusals import machine_error
from ldnprep.files.removing import delete_everything, remove_file, tidy_folder, tidy_temp
from ldnprep.files.whole import (
    TEMPORARY_PREFIX,
    TEMPORARY_SUFFIX,
    as_the_disk_sees,
    open_private,
    read_limited,
    write_atomic,
)

__all__ = [
    "HOME_VARIABLE",
    "TEMPORARY_PREFIX",
    "TEMPORARY_SUFFIX",
    "FileSystem",
    "as_the_disk_sees",
    "config_dir",
    "crash_dir",
    "data_dir",
    "delete_everything",
    "ensure_folder",
    "kept_dir",
    "locks_dir",
    "machine_error",
    "move_to",
    "new_temp_folder",
    "open_private",
    "own_folder",
    "read_limited",
    "remove_file",
    "sheets_dir",
    "temp_dir",
    "tidy_folder",
    "tidy_temp",
    "usable_sheets_dir",
    "write_atomic",
]
