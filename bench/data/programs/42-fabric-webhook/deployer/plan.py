from contextlib import ExitStack

from fabric import Connection

from . import steps

PLANS = {
    "fast": (steps.Checkout, steps.Announce, steps.Clone, steps.Remember),
    "strict": (steps.CheckoutChecked, steps.AnnounceQuoted, steps.CloneArgs, steps.RememberFixed, steps.Restart),
}


def execute(kind, event):
    with ExitStack() as stack:
        conn = stack.enter_context(Connection("app.internal"))
        for step in (cls(conn) for cls in PLANS[kind]):
            step.apply(event)
