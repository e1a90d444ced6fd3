UPSTREAM = "upstream"
