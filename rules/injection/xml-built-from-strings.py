import html

from twilio.rest import Client
from twilio.twiml.voice_response import VoiceResponse

client = Client("sid", "token")


def call(number, name):
    # ruleid: xml-built-from-strings
    client.calls.create(to=number, from_="+1", twiml=f"<Response><Say>{name}</Say></Response>")
    # ruleid: xml-built-from-strings
    client.calls.create(to=number, from_="+1", twiml="<Response><Say>" + name + "</Say></Response>")


def safe(number, name):
    response = VoiceResponse()
    response.say(name)
    # ok: xml-built-from-strings
    client.calls.create(to=number, from_="+1", twiml=str(response))
    # ok: xml-built-from-strings
    client.calls.create(to=number, from_="+1", twiml="<Response><Say>hello</Say></Response>")
    # ok: xml-built-from-strings
    client.calls.create(to=number, from_="+1", twiml=f"<Say>{html.escape(name)}</Say>")
