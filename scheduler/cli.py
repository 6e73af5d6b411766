"""The `hemicycle` command: each subcommand is a file in `scheduler/commands`, found by itself."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import click
from rich.console import Console

from scheduler import commands
from scheduler.errors import BadInput, HeldBack, NotFound, SolverFailed, StorageFault

MOST_FAULTS_SHOWN = 200
EXIT_HELD_BACK = 1
EXIT_BAD_INPUT = 2
EXIT_FAILED = 3


class FoundCommands(click.Group):
    """Finds subcommands as files, and loads one only when it is asked for: `check` need not wait for the rest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the subcommands."""
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one subcommand."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        command.name = cmd_name
        return command


@click.command(cls=FoundCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="hemicycle", prog_name="hemicycle")
def hemicycle() -> None:
    """Make a conference's timetable: plan it, prove it, publish it, let calendars follow it."""


def main() -> None:
    """Run the command; errors of the input are listed for people, with exit code 2."""
    errors = Console(stderr=True, highlight=False)
    try:
        sys.exit(hemicycle.main(standalone_mode=False) or 0)
    except BadInput as error:
        errors.print(str(error), markup=False, style="bold", soft_wrap=True)
        for fault in error.faults[:MOST_FAULTS_SHOWN]:
            errors.print(f"  {fault}", markup=False, soft_wrap=True)
        if len(error.faults) > MOST_FAULTS_SHOWN:
            errors.print(f"  … and {len(error.faults) - MOST_FAULTS_SHOWN} more")
        sys.exit(EXIT_BAD_INPUT)
    except HeldBack as held:
        errors.print(str(held), markup=False, style="bold", soft_wrap=True)
        for session in held.sessions:
            errors.print(f"  {session}", markup=False, soft_wrap=True)
        errors.print(f"If this is meant, say so: the same command with --yes {held.number}.", soft_wrap=True)
        sys.exit(EXIT_HELD_BACK)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_BAD_INPUT)
    except NotFound as error:
        errors.print(str(error), markup=False)
        sys.exit(EXIT_BAD_INPUT)
    except (SolverFailed, StorageFault) as error:
        errors.print(str(error), markup=False)
        sys.exit(EXIT_FAILED)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
