def follow_references(readings, contents, direct):
    return direct
