"""The HTTP of WHIP and WHEP, and what a player tells of the frames that it has decoded."""

import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def post_offer(url, sdp, token=None):
    """Posts an offer; returns the SDP of the answer and the session's address."""
    headers = {"content-type": "application/sdp"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    request = urllib.request.Request(url, data=sdp.encode(), headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=30) as response:
        location = urllib.parse.urljoin(response.url, response.headers["location"])
        return response.read().decode(), location


def delete_session(location):
    """Ends a session, which may have ended by itself."""
    try:
        urllib.request.urlopen(urllib.request.Request(location, method="DELETE"), timeout=10).close()
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise


def without_ssrcs(sdp):
    """An offer as of encoders that don't name their SSRCs."""
    return "".join(line for line in sdp.splitlines(keepends=True) if not line.startswith("a=ssrc"))


def tell(**said):
    """Writes one JSON object to standard output."""
    print(json.dumps(said), flush=True)


class Decoded:
    """Counts what was decoded, from the first frame of the picture on."""

    def __init__(self):
        self.frames = 0
        self.sounds = 0
        self.moved = 0
        self.largest_gap = 0.0
        self.darkest = 255
        self.brightest = 0
        self._last = None
        self._last_at = None

    def picture(self, luma):
        """Takes a frame's luma, made small."""
        now = time.monotonic()
        if self._last_at is None:
            tell(event="playing")
        else:
            self.largest_gap = max(self.largest_gap, now - self._last_at)
        self._last_at = now
        self.frames += 1
        self.darkest = min(self.darkest, min(luma))
        self.brightest = max(self.brightest, max(luma))
        if self._last is not None and luma != self._last:
            self.moved += 1
        self._last = luma

    def sound(self):
        """Takes a decoded piece of sound."""
        self.sounds += 1

    def tell(self):
        """Tells the counts."""
        gap = max(self.largest_gap, time.monotonic() - self._last_at) if self._last_at else None
        tell(
            event="decoded",
            frames=self.frames,
            sounds=self.sounds,
            moved=self.moved,
            largestGapMs=gap and round(1000 * gap),
            contrast=self.brightest - self.darkest,
        )


def until_stdin_ends(then):
    """Calls back when the test that has started this program closes its standard input, or is gone."""
    sys.stdin.read()
    then()
