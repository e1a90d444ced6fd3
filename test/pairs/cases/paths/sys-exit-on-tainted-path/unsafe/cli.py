import os
import sys

import click


@click.command()
@click.option("--name", default=None)
def install(name):
    package = "base"
    if name:
        package = name
        click.echo("only base may be installed")
        sys.stdout.flush()
    # ruleid: command-injection
    os.system("pkg-install " + package)


if __name__ == "__main__":
    install()
