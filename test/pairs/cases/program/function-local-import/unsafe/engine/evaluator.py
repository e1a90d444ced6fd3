import math
import builtins

CONSTANTS = {"pi": math.pi, "e": math.e}


def evaluate_formula(formula):
    if formula in CONSTANTS:
        return CONSTANTS[formula]
    # ruleid: code-injection
    return builtins.eval(formula, dict(CONSTANTS))
