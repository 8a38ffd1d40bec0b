"""The keys for the addresses of the article in the panes: its own, and the links in its text."""

from __future__ import annotations

from textual import events, on

from tui.keymap import key_told
from tui.panes.arrangement import Arrangement
from tui.panes.asked import CodeAsked, CopyAsked, ListAsked, OpenAsked
from tui.panes.notice import Notice
from tui.panes.view import ArticleView
from tui.reading.links import Link, link_of, links_of, reference_of

_UNTOLD = "This article does not tell its URL."
_TYPE = "Type its letters."  # of one line everywhere: links stand above it


class Addresses(Arrangement):
    """The panes, in which links are chosen, copied and followed. What that takes goes up."""

    def takes_hint(self, event: events.Key) -> bool:
        """Take a key while there are letters over the links; tell the link it chooses."""
        if not self.view.takes_hint(event.key, event.character or ""):
            return False
        if link := self.view.chosen:
            names = ("article.unfold", "copy", "leave")
            opens, copies, leaves = (key_told(self, name) for name in names)
            text = f"{opens} opens, {copies} copies, {leaves} leaves:"
            self.post_message(Notice.Told(text, url=link.url))
        elif self.view.has_hints:
            self.post_message(Notice.Told(_TYPE))
        return True

    def action_hints(self) -> None:
        """Put letters over the links in sight."""
        self.go_to("article")
        if self.view.begin_hints():
            text = _TYPE
        elif self.view.article and links_of(self.view.article):
            key = key_told(self, "links.list")
            text = f"No link is in sight: {key} lists those of the article."
        else:
            text = "No link is in sight."
        self.post_message(Notice.Told(text))

    @on(ArticleView.LinkFollowed)
    def _follow(self, event: ArticleView.LinkFollowed) -> None:
        self.post_message(OpenAsked(event.link))

    @property
    def _link(self) -> Link | None:
        """The chosen link, else the article's own."""
        article = self.view.article
        return self.view.chosen or (link_of(article) if article else None)

    def action_list_links(self) -> None:
        """List the addresses of the article."""
        links = links_of(self.view.article) if self.view.article else []
        if links:
            self.post_message(ListAsked(links))
        else:
            self.post_message(Notice.Told("This article has no links.", is_trouble=True))

    def action_copy_link(self) -> None:
        """Copy what is selected with the mouse, else the chosen link, else the article's URL."""
        if self.screen.get_selected_text():
            self.call_next(self.screen.run_action, "copy_text")
        elif link := self._link:
            self.post_message(CopyAsked(link.copy))
        else:
            self.post_message(Notice.Told(_UNTOLD, is_trouble=True))

    def action_copy_reference(self) -> None:
        """Copy title, URL and the time of the update under the eyes."""
        article, index = self.view.article, self.view.section
        if article:
            section = None if index is None else article.sections[index]
            self.post_message(CopyAsked(reference_of(article, section)))

    def action_open_link(self) -> None:
        """Open a link in a browser here; where the person sits elsewhere, copy and show it."""
        if link := self._link:
            self.post_message(OpenAsked(link))
        else:
            self.post_message(Notice.Told(_UNTOLD, is_trouble=True))

    def ask_code(self) -> None:
        """Ask for a link as a QR code."""
        if link := self._link:
            self.post_message(CodeAsked(link))
        else:
            self.post_message(Notice.Told(_UNTOLD, is_trouble=True))
