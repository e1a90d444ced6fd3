from lxml import etree

CATALOG = etree.XML(b"<catalog><item sku='1'>a</item></catalog>")


def items(expression):
    return CATALOG.xpath(expression)  # BAD 643


def item(sku):
    if not sku.isdigit():
        return []
    return CATALOG.xpath(f"//item[@sku='{sku}']/text()")  # GOOD 643


def compiled(sku):
    finder = etree.XPath("//item[@sku=$sku]/text()")
    return finder(CATALOG, sku=sku)  # GOOD 643


def by_attribute(name, value):
    query = "//item[@%s=$value]" % name
    return CATALOG.xpath(query, value=value)  # BAD 643
