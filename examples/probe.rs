//! probe
use detente::typeset::*;
use std::time::Instant;
fn main() {
    let t0 = Instant::now();
    let mut t = Typesetter::bundled_only();
    println!("new {:?}", t0.elapsed());
    let t0 = Instant::now();
    let _s = t.clone();
    println!("clone {:?}", t0.elapsed());
    for text in ["حزب الله (Hezbollah)", "צה״ל – IDF 2016", "plain", "", "Χεζμπολάχ", "日本", "a\u{fdfa}b"]
    {
        for st in [WordStyle::sans(20.0), WordStyle::serif(20.0)] {
            let p = t.set(text, &st, None, Align::Start);
            println!(
                "{text:?} rtl {} w {:.1} h {:.2} lines {:?}",
                p.is_rtl(),
                p.width(),
                p.height(),
                p.lines()
            );
            for r in p.runs() {
                println!(
                    "   {:?} {} rtl {} {:?} {:?}",
                    r.face,
                    r.size,
                    r.rtl,
                    r.bytes,
                    r.glyphs.iter().map(|g| (g.id, g.x, g.from, g.to)).collect::<Vec<_>>()
                );
            }
        }
    }
    let en = "The battle for the ancient city of Palmyra in March 2016 brought together Russian air power, Syrian army units and Shia militias. ".repeat(4);
    let ar = "استعاد الجيش السوري مدينة تدمر بدعم من القوات الجوية الروسية في مارس ٢٠١٦ بعد معارك مع تنظيم الدولة. ".repeat(4);
    for (n, text) in [("en500", &en), ("ar400", &ar)] {
        for st in [WordStyle::sans(16.0), WordStyle::serif(16.0)] {
            let t0 = Instant::now();
            for _ in 0..200 {
                std::hint::black_box(t.set(text, &st, Some(640.0), Align::Start));
            }
            println!("{n} {:?} {} chars: set {:?}", st.family, text.chars().count(), t0.elapsed() / 200);
            let t0 = Instant::now();
            for _ in 0..200 {
                std::hint::black_box(t.set(text, &st, Some(640.0), Align::Start).runs());
            }
            println!("   with runs {:?}", t0.elapsed() / 200);
        }
    }
    for text in ["Hezbollah", "Islamic Revolutionary Guard Corps", "حزب الله (Hezbollah)"] {
        let t0 = Instant::now();
        for _ in 0..1000 {
            std::hint::black_box(t.set(text, &WordStyle::sans(14.0), None, Align::Start).runs());
        }
        println!("label {text}: {:?}", t0.elapsed() / 1000);
        let t0 = Instant::now();
        for _ in 0..1000 {
            std::hint::black_box(t.set_clipped(text, &WordStyle::sans(14.0), Column::of(90.0), 1));
        }
        println!(
            "clip {text}: {:?} -> {}",
            t0.elapsed() / 1000,
            t.set_clipped(text, &WordStyle::sans(14.0), Column::of(90.0), 1).text()
        );
    }
    for (n, text) in [
        ("marks", format!("a{}", "\u{301}".repeat(100_000))),
        ("nul", "\0".repeat(100_000)),
        ("rlo", "\u{202e}ab\u{2066}".repeat(20_000)),
        ("zwj", "\u{200d}".repeat(100_000)),
        ("ri", "\u{1f1e6}".repeat(50_000)),
        ("zwjpeople", "\u{1f468}\u{200d}".repeat(30_000)),
        ("vs", format!("a{}", "\u{fe0f}".repeat(100_000))),
        ("hangul", "\u{1100}".repeat(50_000)),
        ("tatweel", "ـ".repeat(50_000)),
        ("8MB", "word ".repeat(1_600_000 / 8)),
        ("noword", "w".repeat(200_000)),
    ] {
        let t0 = Instant::now();
        let p = t.set(&text, &WordStyle::serif(16.0), Some(640.0), Align::Start);
        print!("{n} {} bytes: set {:?}", text.len(), t0.elapsed());
        let t0 = Instant::now();
        let c = t.set_clipped(&text, &WordStyle::serif(16.0), Column::of(100.0), 1);
        print!(" clip {:?}", t0.elapsed());
        let t0 = Instant::now();
        let n = p.runs().iter().map(|r| r.glyphs.len()).sum::<usize>();
        print!(" runs {:?} glyphs {n}", t0.elapsed());
        let t0 = Instant::now();
        let b = p.boxes(1..text.len() / 2).len();
        print!(" boxes {b} {:?}", t0.elapsed());
        let t0 = Instant::now();
        let h = p.hit((300.0, p.height() / 2.0).into());
        let w = p.word_at(h);
        let _ = p.caret(h);
        println!(" hit {h} {w:?} {:?} clip {:?}", t0.elapsed(), c.text().chars().take(5).collect::<String>());
    }
}
