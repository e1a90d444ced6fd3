from html import escape


class Badge:
    css = "badge"

    def render(self, label):
        return f'<span class="{self.css}">{label}</span>'


class PlainBadge(Badge):
    css = "badge badge-plain"


class EscapedBadge(Badge):
    css = "badge badge-escaped"

    def render(self, label):
        return super().render(escape(label))
