import os

import click


@click.command()
@click.option("--level", default="info", type=click.Choice(["info", "debug"]))
@click.option("--count", default=1, type=int)
def collect(level, count):
    click.echo("collecting")
    # ok: command-injection
    os.system("collector --level " + level + " --count " + str(count))


if __name__ == "__main__":
    collect()
