use super::*;

fn read(text: &str) -> String {
    let show = |found: FoundAmount| {
        let amount = found.amount.map_or("-".to_owned(), |amount| {
            let unit = amount.unit.unwrap_or_default();
            format!("{} {unit}", amount.number).trim_end().to_owned()
        });
        format!("{}={amount}", found.span.text(text))
    };
    Amounts::find(text).map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn amounts_keep_their_magnitude() {
    for (text, expected) in [
        ("paid $40m", "$40m=40000000 USD"),
        ("the €1.5bn firm", "€1.5bn=1500000000 EUR"),
        ("£18 million on 3 July", "£18 million=18000000 GBP"),
        ("a $80-million project", "$80-million=80000000 USD"),
        (
            "an 80-million-dollar deal",
            "80-million-dollar=80000000 USD",
        ),
        ("a $5 million grant", "$5 million=5000000 USD"),
        ("fell 27%", "27%=27 percent"),
        ("fell -0.5 per cent", "-0.5 per cent=-0.5 percent"),
        (
            "27 percentage points",
            "27 percentage points=27 percentage point",
        ),
        ("12 years", "12 years=12 year"),
        ("two dozen men", "two dozen=24"),
        ("5 dozen eggs", "5 dozen=60"),
        (
            "two and a half million euros",
            "two and a half million euros=2500000 EUR",
        ),
        ("half a million people", "half a million=500000"),
        (
            "three hundred and fifty thousand",
            "three hundred and fifty thousand=350000",
        ),
        (
            "40 million Swiss francs",
            "40 million Swiss francs=40000000 CHF",
        ),
        (
            "USD 1,250.50 and CHF 3bn",
            "USD 1,250.50=1250.5 USD; CHF 3bn=3000000000 CHF",
        ),
        ("A$3 and HK$4k", "A$3=3 AUD; HK$4k=4000 HKD"),
        (
            "2.5m euros, 40M dollars",
            "2.5m euros=2500000 EUR; 40M dollars=40000000 USD",
        ),
        ("300 thousand million", "300 thousand million=300000000000"),
        ("₹2 lakh crore", "₹2 lakh crore=2000000000000 INR"),
        ("$5 Canadian dollars", "$5 Canadian dollars=5 CAD"),
        (
            "5 km2, 3 miles, 40 sq km",
            "3 miles=3 mile; 40 sq km=40 square kilometre",
        ),
        // No one number, or none of everyday use.
        ("$2-3 million", "$2-3 million=-"),
        (
            "between 2 and 3 million dollars",
            "2 and 3 million dollars=-",
        ),
        ("$2 to $3 million", "$2 to $3 million=-"),
        ("two or three million euros", "two or three million euros=-"),
        ("1e999 dollars", ""),
        ("1.2.3 million", "1.2.3 million=-"),
        ("$1,2", "$1,2=-"),
        ("a one-off; one of two; a lot", ""),
        ("B-52s and G7 in 2020", ""),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn a_number_of_ten_thousand_digits_is_a_text() {
    let text = format!("${} million", "9".repeat(10_000));
    let found: Vec<FoundAmount> = Amounts::find(&text).collect();
    assert_eq!((found.len(), found[0].span.text(&text)), (1, text.as_str()));
    assert_eq!(found[0].amount, None);
}

/// Every number of a grid, with every word of magnitude in every way of writing it, means what arithmetic says.
#[test]
fn no_number_loses_its_magnitude() {
    let words = [
        ("hundred", 2),
        ("thousand", 3),
        ("million", 6),
        ("billion", 9),
        ("trillion", 12),
        ("mn", 6),
        ("bn", 9),
        ("tn", 12),
        ("m", 6),
        ("b", 9),
        ("k", 3),
        ("M", 6),
        ("B", 9),
        ("K", 3),
    ];
    let frames = [
        ("$", ""),
        ("US$", ""),
        ("\u{20ac}", ""),
        ("USD ", ""),
        ("", " euros"),
        ("", " Swiss francs"),
        ("", " GBP"),
    ];
    for number in [
        1_u64, 2, 7, 10, 15, 99, 100, 101, 250, 999, 1000, 1024, 5000, 123_456,
    ] {
        for part in ["", ".5", ".25"] {
            for (word, power) in words {
                for joint in ["", " ", "-"] {
                    for (before, after) in frames {
                        let text = format!("{before}{number}{part}{joint}{word}{after}");
                        let hundredths = number * 100
                            + part
                                .get(1..)
                                .map_or(0, |part| if part == "5" { 50 } else { 25 });
                        let expected = u128::from(hundredths) * 10_u128.pow(power) / 100;
                        let found = Amount::read(&text).map(|amount| amount.number.to_string());
                        let is_kept = expected < 10_u128.pow(18);
                        assert_eq!(found, is_kept.then(|| expected.to_string()), "{text}");
                    }
                }
            }
        }
    }
}

/// Random text never gives a number that the text does not spell, and never panics.
#[test]
fn what_is_written_is_what_is_read() {
    let pieces = [
        "1", "0", ",", ".", "-", " ", "million", "bn", "$", "%", "two", "and", "half", "a",
        "dozen", "\u{20ac}", "e9", "to", "km", "\n",
    ];
    let mut seed = 1_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..8 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let place = usize::try_from(seed >> 33).unwrap_or(0) % pieces.len();
            text.push_str(pieces[place]);
        }
        for found in Amounts::find(&text) {
            let words = found.span.text(&text);
            if let Some(amount) = found.amount {
                assert_eq!(
                    Amount::read(&amount.to_string().replace(['{', '}'], "")),
                    Some(amount),
                    "{text:?}: {words:?}"
                );
            }
        }
    }
}
