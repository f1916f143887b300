"""Strings and spans: paragraphs, sentences, words, quotation marks, names. No article, no model."""
