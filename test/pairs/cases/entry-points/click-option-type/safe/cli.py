import os

import click

PROFILES = ["fast", "balanced", "small"]


@click.group()
def cli():
    """Asset toolbox."""


@cli.command()
@click.option("--profile", type=click.Choice(PROFILES), default="fast", show_default=True)
@click.option("--dry-run", is_flag=True)
def optimise(profile, dry_run):
    if dry_run:
        click.echo("nothing to do")
        return
    # ok: command-injection
    code = os.system(f"/opt/assets/optimise.sh {profile}")
    click.echo(f"exit code {code}")


if __name__ == "__main__":
    cli()
