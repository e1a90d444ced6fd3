import ast

BANNER = "units shell, type 'quit' to leave"


def read():
    return input("units> ").strip()


def loop():
    print(BANNER)
    while True:
        line = read()
        if line == "quit":
            break
        try:
            # ruleid: code-injection
            value = eval(line)
        except (SyntaxError, ValueError):
            print("cannot evaluate")
            continue
        print("=", float(value))


if __name__ == "__main__":
    loop()
