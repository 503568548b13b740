"""Run by `python3 -m unittest discover -s guest/wasm/tests -t guest/wasm`."""
