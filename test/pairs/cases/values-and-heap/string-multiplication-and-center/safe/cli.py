import os

import click


@click.command()
@click.option("--title", default="report")
@click.option("--copies", type=int, default=1)
def banner(title, copies):
    line = "-" * copies
    text = line.center(30, "-")
    # ok: command-injection
    os.system("figlet '" + text + "'")
    click.echo(title)


if __name__ == "__main__":
    banner()
