"""GStreamer's webrtcbin as an encoder and a player of a show.

  gstreamer_client.py publish URL TOKEN picture|sound ssrc|no-ssrc vp8|h264
  gstreamer_client.py play URL SECONDS
"""

import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtp", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import GLib, Gst, GstRtp, GstSdp, GstWebRTC  # noqa: E402
from whip_http import Decoded, delete_session, post_offer, tell, until_stdin_ends, without_ssrcs  # noqa: E402

Gst.init(None)

MID = "extmap-1=(string)urn:ietf:params:rtp-hdrext:sdes:mid"
SOURCES = {
    "vp8": "vp8enc deadline=1 keyframe-max-dist=30 target-bitrate=400000 ! rtpvp8pay name=video ! "
    f"application/x-rtp,media=video,encoding-name=VP8,payload=96,{MID}",
    # High profile, as many hardware encoders have it.
    "h264": "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=30 bitrate=400 dct8x8=true ! "
    "video/x-h264,profile=high ! rtph264pay name=video config-interval=-1 aggregate-mode=zero-latency ! "
    f"application/x-rtp,media=video,encoding-name=H264,payload=96,{MID}",
}
PICTURE = "videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=180,framerate=15/1 ! "
SOUND = (
    "audiotestsrc is-live=true wave=sine ! audioconvert ! audio/x-raw,rate=48000,channels=2 ! opusenc ! rtpopuspay name=audio ! "
    f"application/x-rtp,media=audio,encoding-name=OPUS,payload=97,{MID}"
)
PLAYED = {
    "video": "application/x-rtp,media=video,encoding-name=H264,clock-rate=90000,payload=102,"
    "packetization-mode=(string)1,profile-level-id=(string)42e01f;"
    "application/x-rtp,media=video,encoding-name=VP8,clock-rate=90000,payload=96",
    "audio": "application/x-rtp,media=audio,encoding-name=OPUS,clock-rate=48000,payload=111,encoding-params=(string)2",
}
DECODERS = {
    "H264": "rtph264depay ! avdec_h264",
    "VP8": "rtpvp8depay ! vp8dec",
    "OPUS": "rtpopusdepay ! opusdec",
}


class Session:
    """One negotiation over HTTP. It waits for the candidates, because it trickles none."""

    def __init__(self, rtc, url, token=None, change=lambda sdp: sdp):
        self.rtc = rtc
        self.url = url
        self.token = token
        self.change = change
        self.location = None
        rtc.connect("notify::ice-gathering-state", self._on_gathering)

    def offer(self):
        self.rtc.emit("create-offer", None, Gst.Promise.new_with_change_func(self._on_offer))

    def _on_offer(self, promise):
        promise.wait()
        reply = promise.get_reply()
        offer = reply.get_value("offer")
        self.rtc.emit("set-local-description", offer, Gst.Promise.new())

    def _on_gathering(self, rtc, _property):
        if rtc.get_property("ice-gathering-state") == GstWebRTC.WebRTCICEGatheringState.COMPLETE:
            threading.Thread(target=self._post, daemon=True).start()

    def _post(self):
        sdp = self.rtc.get_property("local-description").sdp.as_text()
        try:
            answer, self.location = post_offer(self.url, self.change(sdp), self.token)
        except Exception as error:  # Told to the test, which ends this program.
            body = error.read().decode() if hasattr(error, "read") else ""
            return tell(event="failed", error=f"{error} {body}", offer=sdp)
        _, message = GstSdp.SDPMessage.new_from_text(answer)
        described = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, message)
        self.rtc.emit("set-remote-description", described, Gst.Promise.new())
        tell(event="answered", offer=sdp, answer=answer)


def publish(url, token, first, ssrc, codec):
    sections = [f"{PICTURE}{SOURCES[codec]} ! rtc.", f"{SOUND} ! rtc."]
    if first == "sound":
        sections.reverse()
    pipeline = Gst.parse_launch(f"webrtcbin name=rtc bundle-policy=max-bundle {' '.join(sections)}")
    rtc = pipeline.get_by_name("rtc")
    # webrtcbin offers the extension and leaves it to the payloaders to write it; it names sections by kind and place.
    for place, kind in enumerate(("audio", "video") if first == "sound" else ("video", "audio")):
        extension = Gst.ElementFactory.make("rtphdrextmid")
        GstRtp.RTPHeaderExtension.set_id(extension, 1)
        extension.set_property("mid", f"{kind}{place}")
        pipeline.get_by_name(kind).emit("add-extension", extension)
    session = Session(rtc, url, token, without_ssrcs if ssrc == "no-ssrc" else lambda sdp: sdp)
    rtc.connect("on-negotiation-needed", lambda _rtc: session.offer())
    return pipeline, session


def play(url, seconds, loop):
    pipeline = Gst.Pipeline.new()
    rtc = Gst.ElementFactory.make("webrtcbin")
    rtc.set_property("bundle-policy", GstWebRTC.WebRTCBundlePolicy.MAX_BUNDLE)
    pipeline.add(rtc)
    decoded = Decoded()
    rtc.connect("pad-added", lambda _rtc, pad: decode(pipeline, pad, decoded))
    session = Session(rtc, url)
    rtc.connect("on-negotiation-needed", lambda _rtc: session.offer())
    for kind in ("video", "audio"):
        caps = Gst.Caps.from_string(PLAYED[kind])
        rtc.emit("add-transceiver", GstWebRTC.WebRTCRTPTransceiverDirection.RECVONLY, caps)

    def on_time():
        decoded.tell()
        loop.quit()

    started = []
    original = decoded.picture

    def picture(luma):
        if not started:
            started.append(GLib.timeout_add_seconds(seconds, on_time))
        original(luma)

    decoded.picture = picture
    return pipeline, session


def decode(pipeline, pad, decoded):
    """Decodes what a pad of webrtcbin gives."""
    if pad.direction != Gst.PadDirection.SRC:
        return
    caps = pad.get_current_caps().get_structure(0)
    kind = caps.get_string("media")
    decoder = DECODERS[caps.get_string("encoding-name")]
    small = "videoconvert ! videoscale ! video/x-raw,format=GRAY8,width=32,height=18 ! " if kind == "video" else ""
    chain = Gst.parse_bin_from_description(
        f"queue ! {decoder} ! {small}appsink name=out emit-signals=true sync=false", True
    )

    def on_sample(out):
        buffer = out.emit("pull-sample").get_buffer()
        if kind == "video":
            decoded.picture(buffer.extract_dup(0, buffer.get_size()))
        else:
            decoded.sound()
        return Gst.FlowReturn.OK

    chain.get_by_name("out").connect("new-sample", on_sample)
    pipeline.add(chain)
    chain.sync_state_with_parent()
    pad.link(chain.get_static_pad("sink"))


def main():
    loop = GLib.MainLoop()
    what, *given = sys.argv[1:]
    if what == "publish":
        pipeline, session = publish(*given)
    else:
        pipeline, session = play(given[0], int(given[1]), loop)
    bus = pipeline.get_bus()
    bus.add_signal_watch()
    bus.connect("message::error", lambda _bus, message: tell(event="failed", error=message.parse_error()[1]))
    threading.Thread(target=until_stdin_ends, args=(loop.quit,), daemon=True).start()
    pipeline.set_state(Gst.State.PLAYING)
    loop.run()
    pipeline.set_state(Gst.State.NULL)
    if session.location:
        delete_session(session.location)


main()
