import click

from . import remote

MANIFEST = "https://packages.example.com/manifest.json"


@click.group()
def cli():
    pass


@cli.command()
@click.option("--host", required=True)
def deploy(host):
    client = remote.connect(host)
    client.exec_command("systemctl restart app")  # GOOD 78
    client.close()


@cli.command()
@click.argument("host")
def check(host):
    client = remote.connect_known(host)
    client.exec_command("uptime")
    client.close()


@cli.command()
def sync():
    remote.install(remote.fetch_manifest(MANIFEST))


@cli.command()
def update():
    remote.refresh(remote.fetch_manifest_tls(MANIFEST))


if __name__ == "__main__":
    cli()
