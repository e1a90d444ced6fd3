import click


@click.command()
@click.option("--price", default="1")
@click.option("--label", default="total")
def total(price, label):
    scope = {"price": price, "label": label}
    # ok: code-injection
    value = eval("len(label) * len(price)", {"__builtins__": {"len": len}}, scope)
    click.echo(value)


if __name__ == "__main__":
    total()
