/** Names of functions, attributes and types that say what becomes of text that is marked as markup. */

/** Functions whose result is markup that they answer for: they escape, clean, render a template, or quote. */
export const MAKES_MARKUP =
  /^(?:(?!.*unescape)\w*escape\w*|\w*saniti[sz]e\w*|(?:bleach_|html_)?clean(?:_html)?|format_html(?:_join)?|mark_safe|Markup|render(?:_\w+)?|as_(?:widget|p|table|ul|div|hidden|html)|__html__|json_script|dumps|reverse(?:_lazy)?|url_for|get_absolute_url|static|urlencode|quote(?:_plus)?|flatatt|linebreaks|csrf_input|get_token)$/;

/** Functions that translate the text that they are given. */
export const TRANSLATES = /^(?:_|u?n?p?gettext(?:_lazy|_noop)?|N_|lazy_gettext)$/;

/** Functions without arguments that give no text. */
export const KEEPS_TEXT = /^(?:str|list|dict|set|tuple|bytes|SafeString)$/;

/** What comes to a number, a time, a key or the name of a thing in the code. */
export const FREE_OF_MARKUP = {
  functions:
    /^(?:len|int|float|bool|round|sum|ord|abs|id|hash|range|count|isoformat|strftime|timestamp|total_seconds|now|today|localtime|localdate|natural(?:day|time)|date_format|time_format|number_format|intcomma|intword|filesizeformat|hexdigest|uuid[1345]|token_(?:hex|urlsafe)|get_random_string|slugify|get_model)$/,
  attributes: /^(?:pk|id|\w+_id|count|(?:\w+_)count|_meta|__\w+__|year|month|day|hour|minute|second|hex)$/,
  types: /\b(?:int|float|bool|Decimal|datetime|date|UUID|SafeString|SafeText|Markup)\b/,
};
