/// Our own choice of nouns, 256 of each language: each can be told from every other though two of its letters are misheard
/// or mistyped, in Korean two jamo.
extension SafetyWords {
    package static let english = table(
        """
        acorn alligator almond anchor anvil apron arctic aspen astronaut atlas autumn avocado badger balloon
        bamboo banjo barley basket beacon beetle bicycle biscuit blossom blueberry bonfire boulder bracelet
        bridge bronze buffalo bumblebee butter cabin cactus calendar camel candle canyon captain caravan
        cardinal carpet cashew caterpillar cathedral cauliflower cedar cello champion chandelier cheetah
        chimney chocolate cinnamon circus clarinet clover cobalt coconut compass copper cotton cricket
        crocodile crystal cucumber cupboard cymbal daisy dancer diamond dinosaur dolphin domino donkey
        dragon drawer driftwood drummer dustpan eagle echo eclipse elbow elephant emerald engine envelope
        evergreen falcon farmer feather fiddle fireplace flamingo flannel flute football forest fountain
        foxglove freckle furnace galaxy garlic gazelle geyser giraffe glacier goblet gondola gorilla granite
        grasshopper guitar hammock harvest hazelnut hedgehog helmet hickory horizon hurricane igloo indigo
        island ivory jaguar jasmine jellyfish jigsaw jungle juniper kangaroo kayak kingdom kitchen knuckle
        koala lagoon lantern lavender lemonade leopard library lighthouse lilac lizard lobster locket
        lullaby magnet marble marigold meadow melody mermaid meteor mirror mitten mosaic muffin mushroom
        mustard napkin nectar nickel nightingale nutmeg oasis octopus olive onion orange orchard origami
        ostrich painter palace pancake papaya paprika parrot peacock pebble pelican pencil penguin picnic
        pillow pineapple piper pistachio plateau plum polar pony porcelain prairie pumpkin puppet pyramid
        quartz quilt rabbit raccoon radish rainbow raven ribbon rosemary sailor sapphire satchel saxophone
        scarecrow scissors seagull shepherd silver skeleton spinach squirrel starfish strawberry sunflower
        swallow tadpole tambourine teapot telescope thimble thunder toboggan tornado tractor treasure
        trumpet tulip tunnel turquoise turtle umbrella unicorn vanilla violin volcano waffle walnut
        waterfall whisper window yogurt zebra zeppelin zucchini
        """)

    package static let korean = table(
        """
        가방 가위 갈매기 감자 강물 개구리 거미 거북이 거울 결혼 경찰 계단 계절 고구마 고등어 고래 고양이 골목 공기 공원 공장 교실 구두 구름 굴뚝 궁전 귀걸이 그네 그림자 글씨
        금요일 기러기 기차 깃발 까마귀 깡통 껍질 꽃병 꿀벌 나무 나팔 낙엽 난로 남산 낙타 냄비 냉장고 노을 놀이터 농부 눈사람 눈물 다람쥐 다리미 단추 달걀 달력 담요 당근 대문 도끼
        도라지 도서관 독수리 돌고래 동굴 동생 두더지 뒷산 들판 등대 딸기 떡국 뚜껑 라디오 라면 로봇 마늘 망치 맷돌 머리카락 먼지 메뚜기 면도기 명절 모자 목걸이 목요일 무지개 문어
        물감 물고기 미역 미소 민들레 밀가루 바구니 바다 박물관 반딧불 발자국 밤하늘 방석 배추 백조 뱃사공 버섯 번개 벽돌 변호사 별명 병아리 보름달 복숭아 볶음밥 부엌 북극곰 분수
        불꽃 붓글씨 비행기 빗자루 빨래 빵집 뻐꾸기 뿌리 사과 사다리 사슴 산책 삼촌 새벽 색연필 생강 서랍 설탕 성냥 세탁소 소나기 손수건 솜사탕 송아지 수요일 숟가락 숲길 식탁 실타래
        심장 싸움 썰매 쓰레기 씨앗 아침 악어 알약 암탉 앵무새 야구 양말 어깨 언덕 얼음 엄마 연필 열쇠 영화 옆집 예술 옥수수 온돌 올빼미 왕관 우산 운동장 울타리 원숭이 월요일 위성
        유리창 육지 은행 음악 자전거 작별 잔디 잠자리 저녁 적도 전화 젓가락 제비 족제비 주머니 죽순 줄넘기 중학교 쥐포 지붕 진달래 질문 짐승 집게 짜장면 찌개 차표 참새 책상 천둥
        첫눈 청소 체육 초콜릿 촛불 총각 추석 축구 춤꾼 칫솔 칼국수 컴퓨터 코끼리 콩나물 크레용 탈춤 탑승 태양 택시 터널 퇴근 튤립 트럭 특급 티눈 판소리 팥죽 패랭이 포도 표범 풀밭
        필통 학교 한복 할머니 해바라기 햇살 향수 허수아비 현관 형제 호랑이 환갑 활쏘기 회오리 훈장 휘파람 흙탕물
        """)

    private static func table(_ words: String) -> [String] {
        words.split(whereSeparator: \.isWhitespace).map { String($0) }
    }
}
