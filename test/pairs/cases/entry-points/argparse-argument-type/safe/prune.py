import argparse
import sqlite3
import sys


def build_parser():
    parser = argparse.ArgumentParser(description="Prune old sessions")
    parser.add_argument("--database", default="sessions.db", choices=["sessions.db", "staging.db"])
    parser.add_argument("--days", default=30, type=int)
    parser.add_argument("--verbose", action="store_true")
    return parser


def main(argv=None):
    args = build_parser().parse_args(argv)
    conn = sqlite3.connect("/var/lib/web/sessions.db")
    # ok: sql-injection
    cur = conn.execute(f"DELETE FROM sessions WHERE age_days > {args.days}")
    conn.commit()
    if args.verbose:
        print("removed", cur.rowcount)
    return 0


if __name__ == "__main__":
    sys.exit(main())
