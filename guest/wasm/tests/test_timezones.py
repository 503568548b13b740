import os
import tempfile
import unittest
import zoneinfo
from zoneinfo import _common

import timezones


class TimezonesTest(unittest.TestCase):
    def setUp(self) -> None:
        load, available = _common.load_tzdata, zoneinfo.available_timezones
        self.addCleanup(setattr, _common, "load_tzdata", load)
        self.addCleanup(setattr, zoneinfo, "available_timezones", available)
        self.addCleanup(timezones.zones.clear)
        with tempfile.TemporaryDirectory() as root:
            os.mkdir(os.path.join(root, "Area"))
            for path, content in {"Area/City": b"TZif one", "UTC": b"TZif two", "zone.tab": b"a list"}.items():
                with open(os.path.join(root, path), "wb") as file:
                    file.write(content)
            timezones.collect(root)
        timezones.install()

    def test_gives_a_zone_by_its_name(self) -> None:
        self.assertEqual(_common.load_tzdata("Area/City").read(), b"TZif one")

    def test_raises_as_zoneinfo_does_for_what_is_no_zone(self) -> None:
        for key in ("Area/Nowhere", "zone.tab", "../secret"):
            with self.assertRaises(zoneinfo.ZoneInfoNotFoundError):
                _common.load_tzdata(key)

    def test_lists_the_zones(self) -> None:
        self.assertEqual(zoneinfo.available_timezones(), {"Area/City", "UTC"})


if __name__ == "__main__":
    unittest.main()
