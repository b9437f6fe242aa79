#!/usr/bin/env python
"""Django's command line for SideQuest."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from sidequest_site.commandline import apply_data_dir


def main() -> int:
    """Run the management command named on the command line; 2 where the settings cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.default")
    apply_data_dir(sys.argv[1:])
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # A wrong setting is the operator's to mend: the sentence helps, a stack trace does not.
        sys.stderr.write(f"SideQuest cannot start: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
