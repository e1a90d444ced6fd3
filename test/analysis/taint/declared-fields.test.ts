import { describe } from 'vitest';
import { table } from './table.js';

describe('fields that are declared with a type', () => {
  table({
    'arguments of the command line': `
import argparse, os
def common(parser):
    parser.add_argument("-r", "--max-rows", type=int)
    parser.add_argument("--table")
def build():
    parser = argparse.ArgumentParser()
    group = parser.add_argument_group("more")
    group.add_argument("--mode", choices=["a", "b"])
    parser.add_argument("--out", dest="target", type=str)
    parser.add_argument("--dry-run", action="store_true")
    common(parser)
    return parser
def arguments():
    return build().parse_args()
def main():
    args = arguments()
    os.system(f"run {args.max_rows} {args.mode} {args.dry_run}")
    os.system(args.table) # ! command-injection
    os.system(args.target) # ! command-injection
    if args.table in ("a", "b"):
        os.system(args.table)
main()
`,
    'options of a command': `
import click, os
@click.command()
@click.option("--level", type=click.Choice(["a", "b"]))
@click.option("--count", "-c", "times", type=int)
@click.option("--on/--off", is_flag=True)
@click.option("--name", type=str)
def run(level, times, on, name):
    os.system(f"run {level} {times} {on}")
    os.system(name) # ! command-injection
`,
    'a form': `
import os
from django import forms
from django.views import View
class Base(forms.Form):
    size = forms.IntegerField()
class Upload(Base):
    name = forms.CharField()
def view(request):
    form = Upload(request.GET)
    os.system("x %d" % form.cleaned_data["size"])
    os.system(form.cleaned_data["name"]) # ! command-injection
    os.system(form.cleaned_data["other"]) # ! command-injection
    os.system(str(form.cleaned_data.get("size")))
class Page(View):
    form_class = Upload
    def post(self, request):
        form = self.get_form()
        os.system(form.cleaned_data["size"])
        os.system(form.cleaned_data["name"]) # ! command-injection
`,
    'a schema': `
import os
from flask import request, Flask
from marshmallow import Schema, fields
app = Flask(__name__)
class Order(Schema):
    id = fields.Int()
    name = fields.Str()
def read():
    return Order().load(request.get_json())
@app.route("/x")
def show():
    order = read()
    os.system(f"x {order['id']}")
    os.system(order["name"]) # ! command-injection
`,
    'arguments of a query': `
import graphene, os
class Query(graphene.ObjectType):
    total = graphene.Float(id=graphene.Int(required=True), name=graphene.String())
    def resolve_total(root, info, id, name):
        os.system(f"x {id}")
        os.system(name) # ! command-injection
`,
  });
});
