import { describe, expect, test } from 'vitest';
import { TemplateIndex } from '../../../src/analysis/taint/template-index.js';
import { readTemplate } from '../../../src/analysis/taint/template-text.js';
import { table } from './table.js';

const shown = (text: string): string[] => readTemplate(text).shown.map((path) => path.join('.'));

describe('what a template shows without escaping', () => {
  test.each([
    ['{{ q }}', []],
    ['{{ q|safe }} {{ r }}', ['q']],
    ['{{ post.body | truncate(20) | safe }}', ['post.body']],
    ["{{ post['body']|safe }}", ['post.body']],
    ['{{ q|escape|safe }} {{ q|e|safe }} {{ data|tojson|safe }} {{ q|linebreaks|safe }}', []],
    ['{{ "a|safe" }} {{ q|default("x|safe") }}', []],
    ['{% for c in post.comments %}{{ c.text|safe }}{% endfor %}', ['post.comments.*.text']],
    ['{% set body = post.body %}{{ body|safe }}', ['post.body']],
    ['{% autoescape off %}{{ a }}{{ b|e }}{% endautoescape %}{{ c }}', ['a']],
    ['{% autoescape false %}{{ a }}{% endautoescape %}', ['a']],
    ['{{ url_for("x")|safe }} {{ post.render()|safe }}', ['post']],
    ['{{ (a if b else c)|safe }}', ['a', 'b', 'c']],
    ['{% raw name %}', ['name']],
  ])('%s', (text, paths) => {
    expect(shown(text)).toEqual(paths);
  });

  test.each([
    ['blanks without an end', `{%${' '.repeat(20_000)}`],
    ['openings without an end', '{{ q|safe '.repeat(20_000)],
    ['blanks in a tag', `{% set a = ${' '.repeat(20_000)}%}{{ a`],
    ['letters in a tag', `{% with ${'a'.repeat(20_000)} %}`],
    ['braces', '{'.repeat(50_000)],
  ])('nothing, and at once: %s', (_, text) => {
    expect(shown(text)).toEqual([]);
  });

  test('through what it includes and extends, the nearest of a name', () => {
    const index = new TemplateIndex();
    index.add('a/templates/base.html', '{{ a|safe }}');
    index.add('b/templates/base.html', '{{ b|safe }}');
    index.add('b/templates/shop/page.html', '{% extends "base.html" %}{% include "shop/part.html" %}');
    index.add('b/templates/shop/part.html', '{{ c|safe }}{% include "shop/page.html" %}');
    expect(index.shown('shop/page.html', 'b/views.py')).toEqual([['b'], ['c']]);
    expect(index.shown('page.html', 'b/views.py')).toEqual([['b'], ['c']]);
    expect(index.shown('base.html', 'a/views.py')).toEqual([['a']]);
    expect(index.shown('none.html', 'a/views.py')).toBeUndefined();
  });
});

describe('flows into templates', () => {
  table({
    'as keywords and as a mapping': {
      'templates/page.html': '{{ q|safe }} {{ other }} {% for i in items %}{{ i.name|safe }}{% endfor %}',
      'app.py': `
from flask import Flask, request, render_template, render_template_string
app = Flask(__name__)
@app.route("/a")
def a():
    return render_template("page.html", q=request.args["q"]) # ! xss
@app.route("/b")
def b():
    return render_template("page.html", q="x", other=request.args["q"])
@app.route("/c")
def c():
    return render_template("page.html", items=[{"name": request.args["q"]}]) # ! xss
@app.route("/d")
def d():
    return render_template("page.html", items=[{"name": "x", "other": request.args["q"]}])
@app.route("/e")
def e():
    return render_template_string("{{ q|safe }}", q=request.args["q"]) # ! xss
@app.route("/f")
def f():
    return render_template_string("{{ q }}", q=request.args["q"])
@app.route("/g")
def g():
    values = {"q": request.args["q"]}
    return render_template("page.html", **values) # ! xss
`,
      'views.py': `
from django.shortcuts import render
from django.urls import path
def show(request):
    return render(request, "page.html", {"q": request.GET["q"]}) # ! xss
def other(request):
    return render(request, "page.html", {"other": request.GET["q"]})
urlpatterns = [path("a", show), path("b", other)]
`,
    },
  });
});
