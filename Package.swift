// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "sotto",
    products: [
        .executable(name: "sotto", targets: ["sotto"]),
        .executable(name: "sottod", targets: ["sottod"]),
        .executable(name: "sotto-load", targets: ["sotto-load"]),
    ],
    dependencies: [
        // Each earns its place in Docs/Decisions/0001-dependencies.md.
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // C
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CTimerfd"),
        .systemLibrary(name: "CEpoll"),

        // Ground
        .target(name: "Text"),
        .target(name: "QRCode"),
        .target(name: "Sodium", dependencies: ["CSodium"]),
        .target(name: "Posix", dependencies: ["CTimerfd"]),
        .target(name: "Telemetry"),

        // Vocabulary
        .target(name: "Screen", dependencies: ["Text"]),
        .target(name: "SottoModel", dependencies: ["Text"]),
        .target(name: "Noise", dependencies: ["Sodium"]),

        // Codec
        .target(name: "SottoWire", dependencies: ["SottoModel", .protobuf], exclude: ["sotto.proto"]),

        // Machines: no IO, no clock
        .target(name: "SecureChannel", dependencies: ["Noise", "Sodium", "SottoModel"]),
        .target(name: "PeerChannels", dependencies: ["Noise", "Sodium", "SottoModel"]),
        .target(name: "ClientCore", dependencies: ["SottoModel", "Text"]),
        .target(name: "ServerCore", dependencies: ["SottoModel", "Text"]),

        // Hub
        .target(name: "ServerHub", dependencies: ["ServerCore", "SottoModel", "Posix", "Telemetry"]),

        // Edges
        .target(name: "ClientView", dependencies: ["ClientCore", "Screen", "SottoModel", "Text"]),
        .target(name: "CursesTerminal", dependencies: ["CNcurses", "Screen", "Text"]),
        .target(
            name: "ClientNetwork",
            dependencies: ["SecureChannel", "Sodium", "SottoWire", "SottoModel", "Posix"]),
        .target(
            name: "ClientStore", dependencies: ["SecureChannel", "Sodium", "SottoWire", "SottoModel", "Posix"]),
        .target(
            name: "ServerNetwork",
            dependencies: [
                "ServerHub", "ServerCore", "SecureChannel", "Sodium", "SottoWire", "SottoModel", "Posix", "Telemetry",
                .nioCore, .nioPosix, .logging,
            ]),
        .target(
            name: "ServerStore",
            dependencies: [
                "ServerHub", "ServerCore", "PeerChannels", "SecureChannel", "Sodium", "SottoWire", "SottoModel", "Text",
                "Posix", "Telemetry", .grdb, .sqlite,
            ]),

        // Programs
        .executableTarget(
            name: "sotto",
            dependencies: [
                "ClientCore", "ClientView", "CursesTerminal", "ClientNetwork", "ClientStore",
                "PeerChannels", "SecureChannel", "Sodium", "Screen", "SottoModel", "SottoWire", "Text", "Posix",
            ]),
        .executableTarget(
            name: "sottod",
            dependencies: [
                "ServerCore", "ServerHub", "ServerNetwork", "ServerStore", "SecureChannel", "Sodium",
                "SottoModel", "QRCode", "Posix", "Telemetry", .arguments, .logging,
            ]),
        .executableTarget(
            name: "sotto-load",
            dependencies: [
                "CEpoll", "SecureChannel", "Sodium", "SottoWire", "SottoModel", "Posix", .arguments,
            ]),

        // Tests
        .target(
            name: "TestSupport", dependencies: ["SottoModel"], path: "Tests/Support/TestSupport"),
        .executableTarget(
            name: "journal-crasher",
            dependencies: [
                "TestSupport", "ServerStore", "ServerHub", "ServerCore", "Sodium", "SottoModel", "Posix", .grdb,
            ],
            path: "Tests/Support/JournalCrasher"),
        .executableTarget(
            name: "order-model",
            dependencies: [
                "TestSupport", "ClientCore", "ClientStore", "ServerStore", "ServerHub", "ServerCore", "SottoWire",
                "SottoModel", "Posix",
            ],
            path: "Tests/Support/OrderModel"),
        .testTarget(name: "OrderModelTests", dependencies: ["order-model"]),
        .testTarget(name: "QRCodeTests", dependencies: ["QRCode"]),
        .testTarget(name: "TextTests", dependencies: ["TestSupport", "Text"]),
        .testTarget(name: "SodiumTests", dependencies: ["Sodium"], resources: [.copy("Vectors")]),
        .testTarget(name: "PosixTests", dependencies: ["TestSupport", "Posix"]),
        .testTarget(name: "TelemetryTests", dependencies: ["Telemetry"]),
        .testTarget(name: "NoiseTests", dependencies: ["Noise", "Sodium"], resources: [.copy("Vectors")]),
        .testTarget(name: "ScreenTests", dependencies: ["Screen", "Text"]),
        .testTarget(name: "SottoModelTests", dependencies: ["SottoModel"]),
        .testTarget(name: "SottoWireTests", dependencies: ["TestSupport", "SottoWire", "SottoModel"]),
        .testTarget(
            name: "SecureChannelTests", dependencies: ["SecureChannel", "Noise", "Sodium", "SottoModel"]),
        .testTarget(
            name: "PeerChannelsTests",
            dependencies: ["TestSupport", "PeerChannels", "SecureChannel", "Sodium", "SottoModel"]),
        .testTarget(name: "ClientCoreTests", dependencies: ["TestSupport", "ClientCore", "SottoModel", "Text"]),
        .testTarget(
            name: "ClientViewTests",
            dependencies: ["TestSupport", "ClientView", "ClientCore", "Screen", "SottoModel", "Text"]),
        .testTarget(name: "CursesTerminalTests", dependencies: ["TestSupport", "CursesTerminal", "Screen"]),
        .testTarget(
            name: "ClientStoreTests",
            dependencies: ["TestSupport", "ClientStore", "SecureChannel", "Sodium", "SottoModel", "Posix"]),
        .testTarget(name: "ClientNetworkTests", dependencies: ["ClientNetwork", "SottoModel", "Posix"]),
        .testTarget(name: "ServerCoreTests", dependencies: ["TestSupport", "ServerCore", "SottoModel"]),
        .testTarget(name: "ServerHubTests", dependencies: ["TestSupport", "ServerHub", "ServerCore", "SottoModel"]),
        .testTarget(
            name: "ServerStoreTests",
            dependencies: [
                "TestSupport", "ServerStore", "ServerHub", "ServerCore", "PeerChannels", "SecureChannel", "Sodium",
                "SottoModel", "Posix", .grdb,
            ], resources: [.copy("Stores")]),
        .testTarget(
            name: "ServerNetworkTests",
            dependencies: [
                "TestSupport", "ServerNetwork", "ServerHub", "ServerStore", "ServerCore", "ClientNetwork",
                "SecureChannel",
                "Sodium", "SottoWire", "SottoModel", .logging,
            ]),
        .testTarget(
            name: "LoadTests", dependencies: ["TestSupport", "sotto-load", "SottoWire", "SottoModel"]),

        // Fuzzing: the properties, and a test that runs them over what was kept and at random
        .target(
            name: "FuzzBodies",
            dependencies: [
                "ClientCore", "ClientStore", "ClientView", "CursesTerminal", "Noise", "PeerChannels", "Posix",
                "Screen", "SecureChannel", "ServerCore", "Sodium", "SottoModel", "SottoWire", "Text",
            ],
            path: "Tests/Fuzz/Bodies"),
        .testTarget(name: "FuzzTests", dependencies: ["TestSupport", "FuzzBodies"]),
    ]
)

// libFuzzer's targets have no `main`: they link only when built as `scripts/fuzz` does.
if Context.environment["SOTTO_FUZZ"] != nil {
    let fuzzed = [
        "Preamble", "ServerHandshake", "ClientHandshake", "Frames", "Records", "Envelopes", "HostileServer",
        "HostileClients", "Letters", "Talks", "SealedRooms", "Names", "TerminalText", "Keys", "Settings",
        "KnownServers",
        "SealedFiles",
    ]
    package.targets += fuzzed.map { name in
        .executableTarget(name: "Fuzz\(name)", dependencies: ["FuzzBodies"], path: "Tests/Fuzz/\(name)")
    }
}

// What only scripts need: `SOTTO_TOOLS=1 swift build --product …`.
if Context.environment["SOTTO_TOOLS"] != nil {
    package.targets += [
        .executableTarget(
            name: "noise-peer", dependencies: ["Noise", "Sodium"], path: "Tests/Support/NoisePeer"),
        .executableTarget(
            name: "micro",
            dependencies: [
                "TestSupport", "ClientCore", "ClientView", "Screen", "SecureChannel", "ServerCore", "Sodium",
                "SottoWire", "SottoModel",
            ],
            path: "Tests/Support/Micro"),
    ]
}

extension Target.Dependency {
    static let protobuf = product(name: "SwiftProtobuf", package: "swift-protobuf")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let sqlite = product(name: "GRDBSQLite", package: "GRDB.swift")
    static let logging = product(name: "Logging", package: "swift-log")
    static let arguments = product(name: "ArgumentParser", package: "swift-argument-parser")
}

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
