"""Across the articles: speakers, sides, utterances, origins, documents, and who had what first."""

from rashomon.linking.first_seen import first_seen
from rashomon.linking.independence import StoryContext, story_context
from rashomon.linking.link import Linked, link
from rashomon.linking.origins import count_origins

__all__ = ["Linked", "StoryContext", "count_origins", "first_seen", "link", "story_context"]
