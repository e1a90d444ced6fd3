from lxml import etree

_tree = etree.parse("/srv/directory/rooms.xml")


def find(name):
    return _tree.xpath("//room[@name='" + name + "']/@floor")  # BAD 643


def find_var(name):
    return _tree.xpath("//room[@name=$n]/@floor", n=name)  # GOOD 643
