/** The pay page's only stylesheet: one column on a phone, order beside form from 800 px. System fonts, no foreign file. */
export const payStyle = `
:root { --ink: #2b2a33; --soft: #6a6875; --line: #d9d5cc; --paper: #fffdf8; --ground: #f3efe4; --leaf: #2f6b3f; --leaf-deep: #234f2f; --warn: #7a2d12; --warn-paper: #fdeee6; --sun: #f7d774; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.banner { position: sticky; top: 0; z-index: 1; margin: 0; padding: .6rem 1rem; background: var(--sun); color: #3a2c00; text-align: center; }
.banner strong { display: block; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1.25rem; }
h1 { font-size: 1.35rem; margin: 0 0 .5rem; }
h2, legend { font-size: 1rem; font-weight: 600; margin: 0 0 .5rem; padding: 0; }
section, form, .card { background: var(--paper); border: 1px solid var(--line); border-radius: .9rem; padding: 1.1rem; }
.amount { font-size: 2rem; font-weight: 700; margin: 0 0 .75rem; }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li, .total { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0; border-top: 1px solid var(--line); }
.lines small { display: block; color: var(--soft); }
.total { font-weight: 700; margin: 0; }
.money { white-space: nowrap; font-variant-numeric: tabular-nums; }
fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0; }
label { display: block; margin: .6rem 0 .2rem; font-size: .925rem; }
label.choice { display: flex; gap: .6rem; align-items: center; min-height: 2.75rem; margin: 0; }
label.choice input { width: 1.2rem; height: 1.2rem; accent-color: var(--leaf); }
.field { width: 100%; min-height: 2.85rem; padding: .5rem .75rem; border: 1px solid #8d8a80; border-radius: .55rem; background: #fff; color: inherit; font: inherit; }
.hint { margin: .2rem 0 0; color: var(--soft); font-size: .85rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .8rem; }
button { width: 100%; min-height: 3rem; padding: .6rem 1rem; border: 0; border-radius: .6rem; background: var(--leaf); color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
button:hover { background: var(--leaf-deep); }
button.quiet { background: transparent; color: var(--ink); border: 1px solid #8d8a80; font-weight: 400; text-align: left; margin: .25rem 0; min-height: 2.75rem; }
button.quiet:hover { background: var(--ground); }
:is(a, button, input, summary):focus-visible { outline: 3px solid #b7791f; outline-offset: 2px; }
summary { min-height: 2.75rem; padding: .6rem 0; cursor: pointer; }
a { color: var(--leaf-deep); }
.away { display: inline-block; padding: .75rem 0; }
.error { margin: 0; padding: .8rem 1rem; border: 1px solid var(--warn); border-radius: .6rem; background: var(--warn-paper); color: var(--warn); }
form:has(#method-card:checked) .for-sepa, form:has(#method-sepa:checked) .for-card { display: none; }
.narrow { max-width: 30rem; width: 100%; justify-self: center; }
.narrow button + button { margin-top: .6rem; }
@media (min-width: 50rem) { main.pay { grid-template-columns: 1fr 1.2fr; align-items: start; padding-top: 2rem; } main.pay > .error, main.pay > h1 { grid-column: 1 / -1; } }
`;
