import json

from django.http import HttpResponseBadRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from pymongo import MongoClient

db = MongoClient("mongodb://mongo.internal").crm


@csrf_exempt
def contact_lookup(request):
    try:
        payload = json.loads(request.body)
    except json.JSONDecodeError:
        return HttpResponseBadRequest("invalid JSON")
    criteria = {"email": payload["email"], "token": payload["token"]}
    # ruleid: nosql-injection
    contact = db.contacts.find_one(criteria)
    return JsonResponse({"known": contact is not None})


urlpatterns = [path("contacts/lookup/", contact_lookup)]
