def transform(values, encoder):
    encoded = []
    for value in values:
        encoded.append(encoder(value))
    return encoded
