class OrderService:
    def __init__(self, repo):
        self.repo = repo

    def list_status(self, status):
        rows = self.repo.by_status(status.strip().lower())
        return [dict(r) for r in rows]

    def list_customer(self, customer):
        return [dict(r) for r in self.repo.by_customer(customer)]

    def list_sorted(self, column):
        return [dict(r) for r in self.repo.sorted_by(column)]

    def search(self, args):
        filters = {k: v for k, v in args.items() if v}
        return [dict(r) for r in self.repo.search(filters)]

    def search_bound(self, args):
        return [dict(r) for r in self.repo.search_bound(args.get("note"), args.get("city"))]

    def get(self, order_id):
        row = self.repo.by_id(order_id)
        return dict(row) if row else None
