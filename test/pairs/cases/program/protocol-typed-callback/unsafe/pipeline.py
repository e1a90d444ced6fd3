from typing import Callable, Iterable

Step = Callable[[str], str]


def apply_steps(value: str, steps: Iterable[Step]) -> str:
    for step in steps:
        value = step(value)
    return value
