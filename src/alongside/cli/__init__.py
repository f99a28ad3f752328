"""
The launcher's commands: one thin module each, which calls the domains.

`environment` and `home` run before any library is installed and use the standard library only.
Every other module with `add_arguments(parser)` and `run(args) -> int` is a command, found by its
name: `import_people` is `./alongside import-people`.
"""
