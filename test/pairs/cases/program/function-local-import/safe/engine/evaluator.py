import math
import ast

CONSTANTS = {"pi": math.pi, "e": math.e}


def evaluate_formula(formula):
    if formula in CONSTANTS:
        return CONSTANTS[formula]
    # ok: code-injection
    return ast.literal_eval(formula)
