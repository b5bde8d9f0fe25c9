// TorchShim exports `ptg_library`, declared in CTorch.h, and nothing else.
