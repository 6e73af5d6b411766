"""The subcommands of `hemicycle`, a file each; each module has a `command`."""
