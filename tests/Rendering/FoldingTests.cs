using BotApp.Dialogs;

namespace BotApp.Tests.Rendering;

public sealed class FoldingTests
{
    [Fact]
    public void Another_name_is_another_name() =>
        Assert.NotEqual(Folding.Fold("Ana Ruiz"), Folding.Fold("Luis Ruiz"));

    [Theory]
    [InlineData("José Núñez", "jose nunez")]
    [InlineData("NUÑEZ,  josé", "nunez jose")]
    [InlineData("D’Angelo", "dangelo")]
    [InlineData("N'Golo", "ngolo")]
    [InlineData("María-José", "maria jose")]
    [InlineData("Nguyễn Thị Ánh", "nguyen thi anh")]
    [InlineData("Łukasz", "lukasz")]
    [InlineData("Đặng", "dang")]
    [InlineData("FNU Abdullah", "abdullah")]
    [InlineData("Abdullah", "abdullah")]
    [InlineData("أحمد", "احمد")]
    [InlineData("عَبْد الله", "عبد الله")]
    [InlineData("김민준", "김민준")]
    public void A_name_is_the_same_however_it_is_typed(string typed, string same) =>
        Assert.Equal(Folding.Fold(same), Folding.Fold(typed));

    [Fact]
    public void Names_in_another_order_or_script_are_others()
    {
        Assert.NotEqual(Folding.Fold("Maria Jose"), Folding.Fold("Jose Maria"));
        Assert.NotEqual("", Folding.Fold("김민준"));
        Assert.NotEqual(Folding.Fold("王芳"), Folding.Fold("王方"));
    }
}
