import argparse
import os
import sys

DATABASES = {"staging", "qa"}


def die(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    args = parser.parse_args()
    if args.database not in DATABASES:
        die("unknown database")
    # ok: command-injection
    code = os.system("pg_dump -f /srv/dump.sql " + args.database)
    return code


if __name__ == "__main__":
    main()
