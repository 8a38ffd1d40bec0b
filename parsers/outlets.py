"""What is known of the outlets: a table, so that a newcomer adds one by adding rows."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.addresses import parts_of


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: how to recognise it, where its clocks stand, what its pages add to the text.

    `published` is the strptime format of the line above the body that tells the publication
    time, in `zone`. `drop` are CSS selectors of page furniture, `furniture` texts that are
    furniture when they are all a block contains, `pictures` addresses of stand-in pictures.
    """

    name: str
    hosts: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    zone: str | None = None
    published: str | None = None
    title_suffix: str = ""
    drop: tuple[str, ...] = ()
    furniture: frozenset[str] = frozenset()
    pictures: tuple[str, ...] = ()

    def has_host(self, host: str) -> bool:
        """Whether a host is one of the outlet's own."""
        return any(host == own or host.endswith("." + own) for own in self.hosts)


OUTLETS = (
    Outlet(
        name="NHK",
        hosts=("nhk.or.jp", "nhk"),
        zone="Asia/Tokyo",
    ),
    Outlet(
        name="RFI",
        hosts=("rfi.fr", "rfi.my"),
        aliases=("法广",),
        zone="Europe/Paris",
        published="%d/%m/%Y - %H:%M",
        title_suffix=" – 法国国际广播电台 - RFI",
        drop=(
            "[data-selfpromo-newsletter]",
            "[data-selfpromo-app]",
            "[data-root-share]",
            ".m-interstitial",
            ".m-interstitial__unlock-btn",
            "button",
            ".m-block-ad",
            ".m-block-ad__label",
        ),
        furniture=frozenset({"广告", "继续浏览后续", "Array", "分享 :", "分享：", "分享:"}),
        pictures=("static.rfi.fr/meta_og_twcards/",),
    ),
)


def host_of(url: str | None) -> str:
    """Give the host of a URL without `www.`: the name of a source that tells no other."""
    return (parts_of(url).hostname or "").removeprefix("www.") if url else ""


def outlet_of(url: str | None, *names: str | None) -> Outlet | None:
    """Find the outlet by the URL's host; without a URL by a name that is one of its own."""
    if url:
        host = parts_of(url).hostname or ""
        return next((outlet for outlet in OUTLETS if outlet.has_host(host)), None)
    wanted = {name.casefold() for name in names if name}
    for outlet in OUTLETS:
        if wanted & {own.casefold() for own in (outlet.name, *outlet.aliases)}:
            return outlet
    return None
