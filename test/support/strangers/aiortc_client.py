"""aiortc as an encoder and a player of a show.

  aiortc_client.py publish URL TOKEN picture|sound ssrc|no-ssrc
  aiortc_client.py play URL SECONDS
"""

import asyncio
import fractions
import math
import struct
import sys
import time

from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, VideoStreamTrack
from av import AudioFrame, VideoFrame
from whip_http import Decoded, delete_session, post_offer, tell, without_ssrcs

WIDTH, HEIGHT, FRAME_RATE = 320, 180, 15
SAMPLE_RATE, SAMPLES = 48000, 960


class Picture(VideoStreamTrack):
    """A bright bar that moves over a dark ground."""

    def __init__(self):
        super().__init__()
        self._count = 0
        self._begun = time.time()

    async def recv(self):
        await asyncio.sleep(max(0, self._begun + self._count / FRAME_RATE - time.time()))
        frame = VideoFrame(WIDTH, HEIGHT, "yuv420p")
        at = 8 * self._count % (WIDTH - 40)
        for index, plane in enumerate(frame.planes):
            row = bytes([128]) * plane.line_size
            if index == 0:
                row = bytes([30]) * at + bytes([220]) * 40 + bytes([30]) * (plane.line_size - at - 40)
            plane.update(row * plane.height)
        frame.pts = self._count * 90000 // FRAME_RATE
        frame.time_base = fractions.Fraction(1, 90000)
        self._count += 1
        return frame


class Sound(AudioStreamTrack):
    """A tone."""

    def __init__(self):
        super().__init__()
        self._count = 0
        self._begun = time.time()
        tone = (int(8000 * math.sin(2 * math.pi * 400 * at / SAMPLE_RATE)) for at in range(SAMPLES))
        self._samples = b"".join(struct.pack("<h", value) for value in tone)

    async def recv(self):
        await asyncio.sleep(max(0, self._begun + self._count * SAMPLES / SAMPLE_RATE - time.time()))
        frame = AudioFrame(format="s16", layout="mono", samples=SAMPLES)
        frame.planes[0].update(self._samples)
        frame.pts = self._count * SAMPLES
        frame.sample_rate = SAMPLE_RATE
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
        self._count += 1
        return frame


async def negotiate(connection, url, token=None, change=lambda sdp: sdp):
    """Opens a session; returns its address."""
    await connection.setLocalDescription(await connection.createOffer())
    offer = connection.localDescription.sdp
    loop = asyncio.get_running_loop()
    try:
        answer, location = await loop.run_in_executor(None, post_offer, url, change(offer), token)
    except Exception as error:  # Told to the test, which ends this program.
        body = error.read().decode() if hasattr(error, "read") else ""
        tell(event="failed", error=f"{error} {body}", offer=offer)
        raise
    await connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    tell(event="answered", offer=offer, answer=answer)
    return location


async def publish(connection, url, token, first, ssrc):
    tracks = [Picture(), Sound()]
    if first == "sound":
        tracks.reverse()
    for track in tracks:
        connection.addTransceiver(track, direction="sendonly")
    location = await negotiate(
        connection, url, token, without_ssrcs if ssrc == "no-ssrc" else lambda sdp: sdp
    )
    await stdin_ended()
    return location


async def stdin_ended():
    """Until the test that has started this program closes its standard input, or is gone."""
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


async def play(connection, url, seconds):
    decoded = Decoded()
    begun = asyncio.Event()
    tasks = []

    async def receive(track):
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if track.kind == "video":
                decoded.picture(bytes(frame.reformat(width=32, height=18, format="gray").planes[0])[: 32 * 18])
                begun.set()
            else:
                decoded.sound()

    connection.on("track", lambda track: tasks.append(asyncio.ensure_future(receive(track))))
    for kind in ("video", "audio"):
        connection.addTransceiver(kind, direction="recvonly")
    location = await negotiate(connection, url)
    await begun.wait()
    await asyncio.sleep(int(seconds))
    decoded.tell()
    return location


async def main():
    connection = RTCPeerConnection()
    what, *given = sys.argv[1:]
    location = await (publish if what == "publish" else play)(connection, *given)
    delete_session(location)
    await connection.close()


asyncio.run(main())
