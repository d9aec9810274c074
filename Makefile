# The front door: a few lines over the presets of CMakePresets.json. Needs no more than make and a shell; the rest is
# installed by scripts/install-deps.sh where it is missing.

PREFIX ?= /usr/local
JOBS   ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

.PHONY: all demo test bench fuzz style format install clean deps

all: build/release/build.ninja
	cmake --build build/release

# Audits a sample document: a summary here, the report and the bibliography in build/demo.
demo: all
	scripts/demo.sh build/release

# Every test under the address and undefined-behaviour sanitizers, warnings as errors.
test: deps
	cmake --preset dev
	cmake --build build/dev
	ctest --test-dir build/dev --output-on-failure --no-label-summary -j $(JOBS)

# How long things take, in an optimised build; no pass or fail.
bench: deps
	cmake --preset release -B build/bench -DLIBCITE_TESTS=ON
	cmake --build build/bench --target bench

# Builds the fuzz targets and runs each for a minute (FUZZ_SECONDS).
FUZZ_SECONDS ?= 60
fuzz:
	scripts/install-deps.sh --tools
	cmake --preset fuzz
	cmake --build build/fuzz
	scripts/fuzz.sh build/fuzz $(FUZZ_SECONDS)

# clang-format, clang-tidy, cppcheck, shellcheck.
style:
	scripts/install-deps.sh --tools
	scripts/check-style.sh

# Lets clang-format put right what it can.
format:
	find include libcite cli examples tests -name '*.[ch]' -exec clang-format -i {} +

install: all
	cmake --install build/release --prefix "$(PREFIX)"

clean:
	cmake -E rm -rf build

deps:
	scripts/install-deps.sh

build/release/build.ninja: CMakeLists.txt | deps
	cmake --preset release
