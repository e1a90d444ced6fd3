def render_group(node):
    parts = [render_leaf(child) for child in node["children"]]
    return "(" + f" {'OR' if node.get('any') else 'AND'} ".join(parts) + ")"


def render_leaf(node):
    if "children" in node:
        return render_group(node)
    column = "age" if node.get("column") == "age" else "height"
    return f"{column} >= {node['value']}"
