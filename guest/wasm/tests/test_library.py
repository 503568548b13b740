import importlib.util
import os
import tempfile
import traceback
import unittest

from library import Library


def collected(files: dict[str, str]) -> Library:
    """A library of these sources, whose folder is gone."""
    library = Library()
    with tempfile.TemporaryDirectory() as root:
        for path, source in files.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w") as file:
                file.write(source)
        library.collect(root)
    return library


class LibraryTest(unittest.TestCase):
    def test_loads_a_module_whose_file_is_gone(self) -> None:
        spec = collected({"one.py": "value = 41 + 1"}).find_spec("one")
        assert spec is not None
        module = importlib.util.module_from_spec(spec)
        assert spec.loader is not None
        spec.loader.exec_module(module)
        self.assertEqual(module.value, 42)
        self.assertEqual(module.__file__, "/python/one.py")

    def test_knows_packages_and_what_is_in_them(self) -> None:
        library = collected({"pack/__init__.py": "", "pack/deep/__init__.py": "", "pack/deep/leaf.py": ""})
        package, leaf = library.find_spec("pack.deep"), library.find_spec("pack.deep.leaf")
        assert package is not None and leaf is not None
        self.assertEqual(package.submodule_search_locations, [])
        self.assertEqual(package.origin, "/python/pack/deep/__init__.py")
        self.assertIsNone(leaf.submodule_search_locations)

    def test_forgets_what_only_the_making_of_the_image_needs(self) -> None:
        library = collected({"one.py": "", "two.py": ""})
        library.forget("one")
        self.assertIsNone(library.find_spec("one"))
        self.assertIsNotNone(library.find_spec("two"))

    def test_does_not_find_what_is_not_there_or_does_not_compile(self) -> None:
        library = collected({"bad.py": "def", "notes.txt": "x", "a-b.py": ""})
        for name in ("bad", "notes", "a-b", "other"):
            self.assertIsNone(library.find_spec(name))

    def test_leaves_out_what_needs_a_screen_and_test_suites(self) -> None:
        library = collected({"turtle.py": "", "json/test/a.py": "", "json/tool.py": "", "tests/b.py": ""})
        found = [
            name for name in ("turtle", "json.test.a", "json.tool", "tests.b") if library.find_spec(name)
        ]
        self.assertEqual(found, ["json.tool"])

    def test_an_error_in_a_module_names_its_path_in_the_image(self) -> None:
        spec = collected({"pack/wrong.py": "\n\n1 / 0"}).find_spec("pack.wrong")
        assert spec is not None and spec.loader is not None
        try:
            spec.loader.exec_module(importlib.util.module_from_spec(spec))
        except ZeroDivisionError as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            self.assertEqual((last.filename, last.lineno), ("/python/pack/wrong.py", 3))
        else:
            self.fail("no error")


if __name__ == "__main__":
    unittest.main()
